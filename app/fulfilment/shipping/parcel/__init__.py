"""One parcel: what is known of it, its tracking number, its papers."""
