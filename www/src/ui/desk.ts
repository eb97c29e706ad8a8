// What lies over the page on the way from the sheet to the console and back: fetched when the first of it is asked for.

export { default as ExportSheet } from "./exchange/ExportSheet.vue";
export { default as ImportSheet } from "./exchange/ImportSheet.vue";
export { default as HandingSheet } from "./handing/HandingSheet.vue";
export { default as ArrivedSheet } from "./projects/ArrivedSheet.vue";
export { default as ProjectsSheet } from "./projects/ProjectsSheet.vue";
