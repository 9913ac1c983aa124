// Letters.
