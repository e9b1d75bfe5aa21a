"""Activities: everything that a record of processing has to tell of one activity (GDPR Art. 30), in one answer."""

from dataflow.activities.activity import Activity, Processings
from dataflow.activities.activity_words import headline, paragraphs
from dataflow.activities.making import UnknownActivity, activities, activity

__all__ = ["Activity", "Processings", "UnknownActivity", "activities", "activity", "headline", "paragraphs"]
