"""Home: how the registry stands: what to do first, what is due, and what is known of each third party."""

from app_pages import home_view
from app_pages.desk import desk

home_view.show(desk())
