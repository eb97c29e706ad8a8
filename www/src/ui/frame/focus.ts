// The focus stays on something: what was pressed is often gone with what it did.

import { nextTick, onBeforeUnmount, onMounted } from "vue";

/** No text fields, which would bring up the keyboard of a phone. */
const BUTTONS = "a[href], button, summary, select, input[type=checkbox]";
/** Where it is put if nothing nearer is left. */
const LANDINGS = [".row[aria-current=true]", "[role=grid] [data-active] :is(textarea, button)", "#draft"];

function seen(element: Element | null): boolean {
	return element !== null && element !== document.body && element.checkVisibility({ visibilityProperty: true });
}

function putOn(candidates: Iterable<HTMLElement | null>): void {
	for (const candidate of candidates) {
		if (candidate !== null && seen(candidate)) {
			candidate.focus();
			if (document.activeElement === candidate) {
				return;
			}
		}
	}
}

function landings(): (HTMLElement | null)[] {
	return LANDINGS.map((selector) => document.querySelector<HTMLElement>(selector));
}

/** Puts the focus on the open draft's row, or on the draft where no list is to be seen. */
export async function land(): Promise<void> {
	await nextTick();
	putOn(landings());
}

/** Puts the focus back on what had it before, if that is still there. */
export async function giveBack(to: HTMLElement | null): Promise<void> {
	await nextTick();
	if (to !== null && to === document.activeElement) {
		// The dialog gave it back, but Chromium may leave the cursor in a field that went with the dialog: typing is lost.
		to.blur();
	}
	putOn([to, ...landings()]);
}

/** Does something after which other elements may stand in the place of those that are there, under the same ids. */
export async function holding(action: () => void): Promise<void> {
	const had = document.activeElement;
	action();
	await nextTick();
	if (seen(had) || !(had instanceof HTMLElement)) {
		return;
	}
	putOn([had.id === "" ? null : document.getElementById(had.id), ...landings()]);
}

/** Does what did not come from here: what has the focus is not to lose it, and where nothing has it nothing gets it. */
export function undisturbed(action: () => void): void {
	if (document.activeElement === document.body) {
		action();
	} else {
		void holding(action);
	}
}

/** From now on a click that takes away what has the focus moves it to what is next. */
export function useFocus(): void {
	onMounted(() => addEventListener("click", clicked, { capture: true }));
	onBeforeUnmount(() => removeEventListener("click", clicked, { capture: true }));
}

function clicked(): void {
	const had = document.activeElement;
	if (!(had instanceof HTMLElement) || had === document.body) {
		return;
	}
	// A message of the page is near to nothing; one above a sheet must not lose the focus to what lies under the sheet.
	const near = had.closest(".toasts") && !had.closest("dialog") ? [] : around(had);
	// After those who are still to hear of the click, and what they change.
	setTimeout(() => {
		if (!seen(had) && !seen(document.activeElement)) {
			putOn([...near, ...landings()]);
		}
	});
}

/** What follows an element, the nearest first, and then what is before it. */
function around(element: HTMLElement): HTMLElement[] {
	const all = [...(element.closest("dialog") ?? document).querySelectorAll<HTMLElement>(BUTTONS)];
	const after = all.filter((it) => element.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
	return [...after, ...all.slice(0, all.length - after.length).reverse()];
}
