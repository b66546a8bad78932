"""What an engine answers, turned into what a page shows or a program reads."""

from search_app.presenters.as_json import document_json, search_json, suggestions_json
from search_app.presenters.data_page import DataPage, present_data
from search_app.presenters.document_page import DocumentPage, present_document
from search_app.presenters.result_page import ResultPage, present_results
from search_app.presenters.search_form import SearchForm

__all__ = [
    "DataPage",
    "DocumentPage",
    "ResultPage",
    "SearchForm",
    "document_json",
    "present_data",
    "present_document",
    "present_results",
    "search_json",
    "suggestions_json",
]
