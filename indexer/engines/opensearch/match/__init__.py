"""Translate what is asked into queries of the cluster: which documents match."""
