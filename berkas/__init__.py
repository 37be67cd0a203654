"""Files, with no domain: merged tables in and out of PDF, XLSX, DOCX and CSV; checked uploads."""
