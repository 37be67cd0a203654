"""The visual language: tags, components, error pages and theme. Knows no domain."""
