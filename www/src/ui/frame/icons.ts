// The page's icons: strokes on a field of 24 by 24.

export const icons = {
	add: "M12 5v14M5 12h14",
	back: "M15 5l-7 7 7 7",
	check: "M5 12.5l4.5 4.5L19 7.5",
	close: "M6 6l12 12M18 6L6 18",
	error: "M12 7.5v6M12 16.8v.2M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z",
	export: "M12 15V4M7.5 8.5L12 4l4.5 4.5M4 15v4h16v-4",
	file: "M6 3h8l4 4v14H6zM14 3v4h4",
	fix: "M4 20l10.5-10.5M13 4.5l1-2M18.5 6l2-1M17 10.5l2 1M9.5 6l-2-1M14.5 9.5l-1.5-1.5",
	groups: "M8.5 4a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9zM15.5 11a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9z",
	help: "M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7M12 16.8v.2M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z",
	import: "M12 4v11M7.5 10.5L12 15l4.5-4.5M4 15v4h16v-4",
	info: "M12 11v6M12 7.3v.2M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18z",
	library: "M5 4v16M10 4v16M14 5l5 15",
	list: "M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1",
	menu: "M6 12a1 1 0 1 1-2 0a1 1 0 0 1 2 0zM13 12a1 1 0 1 1-2 0a1 1 0 0 1 2 0zM20 12a1 1 0 1 1-2 0a1 1 0 0 1 2 0z",
	pen: "M5 19l1-4L16.5 4.5l3 3L9 18z",
	phone: "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2",
	preflight: "M3.5 11.5L20.5 4l-5 16.5-4-6.5zM11.5 14L20.5 4",
	print: "M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z",
	redo: "M19 9H9.5a5 5 0 0 0 0 10H14M15 5l4 4-4 4",
	rules: "M6 3h12v18H6zM9 8h6M9 12h6M9 16h3",
	search: "M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13zM15.5 15.5L20 20",
	settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
	trash: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
	undo: "M5 9h9.5a5 5 0 0 1 0 10H10M9 5L5 9l4 4",
	warning: "M12 9.5v4.5M12 17v.2M12 4L2.8 20h18.4z",
	words: "M4 18L9 5l5 13M6 13.5h6M17 9v9M14.5 9h5",
} as const;

export type IconName = keyof typeof icons;
