// Whatever is thrown to the caller is an `Error`, whatever was thrown to us.

/** For code of the caller's that runs while its values are read. */
export function guarded<T>(action: () => T): T {
	try {
		return action();
	} catch (error) {
		throw asError(error);
	}
}

/** What was thrown, which may be anything, and may itself throw when it is looked at. */
export function asError(error: unknown): Error {
	try {
		if (error instanceof Error) {
			return error;
		}
	} catch {
		// It pretends to be something else, and throws when it is asked what.
	}
	return new Error(typeof error === "string" ? error : "something was thrown that is no Error");
}

/** The message of what was thrown. */
export function reason(error: unknown): string {
	try {
		return String(asError(error).message);
	} catch {
		return "something was thrown that cannot be read";
	}
}

/** Whether a module stopped in the middle of something and cannot go on. */
export function trapped(error: unknown): error is Error {
	// Running out of stack is no RuntimeError, and each engine has a name of its own for it.
	return (
		error instanceof WebAssembly.RuntimeError ||
		error instanceof RangeError ||
		(error instanceof Error && error.name === "InternalError")
	);
}
