"""E-mail: as files in a folder, or by SMTP."""
