"""`make pictures`: writes all of it anew."""

from docs.making.keys import write_keys
from docs.making.pictures import write_pictures
from docs.making.tables import write_tables

write_tables()
write_keys()
write_pictures()
