"""The explorer: pages for those who would rather look than query, rendered on the server."""
