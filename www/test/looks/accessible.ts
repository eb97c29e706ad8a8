import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "../fixtures";

/** What axe finds against WCAG 2, levels A and AA, and its best practices; once for each theme. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
	for (const colorScheme of ["light", "dark"] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
		const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
		const told = violations.flatMap(({ id, nodes }) =>
			nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
		);
		expect.soft(told, `${what}, ${colorScheme}`).toEqual([]);
	}
}
