"""Language tools: strings in, strings out."""
