"""The short form: which keys a third party may have in place of its one engagement."""

from registry.records.actor import Actor, Engagement
from registry.records.short import OF_ENGAGEMENT, OF_SHORT_FORM, ShortForm


def test_every_key_of_an_engagement_that_is_none_of_a_third_party_may_stand_on_it() -> None:
    assert {"role", "purposes", "receives", "contract", "authorisation", "breach_clock", "by"} <= {
        *OF_ENGAGEMENT
    }
    assert not {*OF_ENGAGEMENT} & {*Actor.model_fields} and {*OF_ENGAGEMENT} <= {*Engagement.model_fields}
    assert {*Engagement.model_fields} - {*Actor.model_fields} - {*OF_ENGAGEMENT} == {"label"}


def test_a_key_of_the_short_form_alone_is_one_of_no_entry_that_it_is_written_on() -> None:
    assert {*OF_SHORT_FORM} == {*OF_ENGAGEMENT} | {*ShortForm.model_fields}
    assert not {*OF_SHORT_FORM} & {*Actor.model_fields}
