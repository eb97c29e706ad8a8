/** Whether this is the page in one file, where nothing can be fetched. */
declare const __SINGLE__: boolean;
