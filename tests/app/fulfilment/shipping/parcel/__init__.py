"""One parcel."""
