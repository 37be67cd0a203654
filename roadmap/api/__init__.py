"""The road map as data: what the regulation prints, how it is classified, what a careful reader would flag."""
