"""Publications (tin bài): news written from the record, approved by a second person, published, counted, corrected."""
