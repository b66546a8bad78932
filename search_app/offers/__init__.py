"""What is offered beside the box and the results: filters, the nearest years, the site's place."""
