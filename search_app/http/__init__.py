"""What holds for every answer: headers, compression, origins, conditional requests, errors."""
