// What projects are called.

import type { Project } from "../../model/projects/list";
import { words } from "../../words";

/** One that nobody has named has a name in the page's language. */
export function nameOf(project: Project | undefined): string {
	return project?.name || words.value.projectsSheet.first;
}
