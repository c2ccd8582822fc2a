// The one function of gulp that npm run dev uses; gulp ships no types.
declare module 'gulp' {
	export function watch(
		globs: readonly string[],
		options: { delay: number; ignoreInitial: boolean },
		task: (done: (error?: Error) => void) => void,
	): { close(): void };
}
