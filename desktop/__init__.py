"""The front ends of Photochrom: what people see and type."""
