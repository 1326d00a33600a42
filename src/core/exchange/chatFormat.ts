/** Names our own files, in either form. */
export const formatName = 'aimlapi-chat';

/** Of both forms. A file of a later version is refused; an earlier one is to be read for ever. */
export const formatVersion = 1;

/** A text longer than this (UTF-16 length) is not looked at: it would take the memory of the window. */
export const longestImport = 64 * 1024 * 1024;
