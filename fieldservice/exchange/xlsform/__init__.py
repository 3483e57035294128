"""XLSForm: reading forms into templates, writing templates as forms. `reading.read_form`, `writing.write_form`."""
