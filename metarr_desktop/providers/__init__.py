"""Sources of metadata and pictures, one file each, known to `app` through the tuple PROVIDERS."""
