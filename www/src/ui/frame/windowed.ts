// Of a long list only what is to be seen is in the page.

import { type ComputedRef, computed, onBeforeUnmount, onMounted, type ShallowRef, shallowRef } from "vue";

/** As many more are there before and after, so that scrolling does not outrun them. */
const AROUND = 8;

export interface Windowed {
	/** From which index, and up to which one it is there no more. */
	readonly first: ComputedRef<number>;
	readonly last: ComputedRef<number>;
	/** How far it is scrolled to the side, and how much of it is to be seen there, in pixels. */
	readonly left: ShallowRef<number>;
	readonly width: ShallowRef<number>;
	/** How many are to be seen at once. */
	readonly page: ComputedRef<number>;
	/** Scrolls as little as possible for one to be seen. */
	reveal: (index: number) => void;
}

/**
 * @param box what scrolls
 * @param count of the list
 * @param size of each, in pixels
 * @param above what stands over the list and does not scroll away, in pixels
 */
export function useWindow(box: Readonly<ShallowRef<HTMLElement | null>>, count: () => number, size: number, above = 0): Windowed {
	const [top, left, height, width] = [shallowRef(0), shallowRef(0), shallowRef(900), shallowRef(1400)];
	const watching = new ResizeObserver(measure);

	function measure(): void {
		const it = box.value;
		if (it !== null && it.clientHeight > 0) {
			[height.value, width.value] = [it.clientHeight - above, it.clientWidth];
			scrolled();
		}
	}

	function scrolled(): void {
		[top.value, left.value] = [box.value?.scrollTop ?? 0, box.value?.scrollLeft ?? 0];
	}

	onMounted(() => {
		if (box.value !== null) {
			watching.observe(box.value);
			box.value.addEventListener("scroll", scrolled, { passive: true });
			measure();
		}
	});
	onBeforeUnmount(() => watching.disconnect());

	return {
		first: computed(() => Math.max(Math.min(Math.floor(top.value / size) - AROUND, count() - 1), 0)),
		last: computed(() => Math.min(Math.ceil((top.value + height.value) / size) + AROUND, count())),
		left,
		width,
		page: computed(() => Math.max(Math.floor(height.value / size) - 1, 1)),
		reveal(index) {
			const it = box.value;
			if (it === null) {
				return;
			}
			const [start, end] = [index * size, (index + 1) * size];
			if (start < it.scrollTop) {
				it.scrollTop = start;
			} else if (end > it.scrollTop + height.value) {
				it.scrollTop = end - height.value;
			}
			scrolled();
		},
	};
}
