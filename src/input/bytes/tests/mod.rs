mod encodings;
mod signatures;
