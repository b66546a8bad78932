"""What a series of document numbers is asked by, as examples for people and for mistakes."""

EXAMPLES = "国发、国办发、国务院令"
YEAR_EXAMPLES = "2019、19、十三届"
