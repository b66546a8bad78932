"""What an engine answers, turned into what a page shows or a program reads."""

from search_app.presenters.as_json import (
    document_json,
    facets_json,
    health_json,
    histogram_json,
    pivot_json,
    search_json,
    suggestions_json,
)
from search_app.presenters.data_page import DataPage, present_data
from search_app.presenters.document_page import DocumentPage, present_document
from search_app.presenters.facet_values import ValuesPage, present_values
from search_app.presenters.no_hits import NoHits, present_no_hits
from search_app.presenters.relations import RelationsView, present_relations
from search_app.presenters.relations_json import relations_json
from search_app.presenters.result_page import ResultPage, present_results
from search_app.presenters.review_json import check_json, clean_up_json
from search_app.presenters.search_form import SearchForm

__all__ = [
    "DataPage",
    "DocumentPage",
    "NoHits",
    "RelationsView",
    "ResultPage",
    "SearchForm",
    "ValuesPage",
    "check_json",
    "clean_up_json",
    "document_json",
    "facets_json",
    "health_json",
    "histogram_json",
    "pivot_json",
    "present_data",
    "present_document",
    "present_no_hits",
    "present_relations",
    "present_results",
    "present_values",
    "relations_json",
    "search_json",
    "suggestions_json",
]
