"""Downloads: the answer as files, each made when somebody asks for it."""

import streamlit as st

from app_pages.desk import Desk
from app_pages.files import files_of, name_of
from app_pages.markup import element
from dataflow.answer import Answer


def show(answer: Answer, here: Desk) -> None:
    """A button for each file of an answer."""
    st.html(element("h2", here.say("files.title")))
    with st.container(key="files", horizontal=True):
        for file in files_of(answer, here.lang):
            st.download_button(
                file.ending.upper(),
                data=file.make,
                file_name=name_of(answer, file.ending),
                mime=file.mime,
                key=f"file-{file.ending}",
                help=here.say(f"files.{file.ending}"),
                on_click="ignore",
            )
