"""Texts whose lines were broken by layout: their lines joined into paragraphs again."""
