import type { IExecuteFunctions } from 'n8n-workflow';

/** n8n's Stop, which an execution timeout looks like too. */
export interface Stop {
	signal: AbortSignal;
	/** Settles, with nothing, when Stop comes. */
	happened: Promise<undefined>;
	/** No longer listens. */
	over: () => void;
}

/** Older n8n has no signal; then a run cannot be stopped from here. */
export function stopOf(context: IExecuteFunctions): Stop {
	const signal = context.getExecutionCancelSignal?.() ?? new AbortController().signal;
	let over = () => {};
	const happened = new Promise<undefined>((resolve) => {
		const listener = () => resolve(undefined);
		signal.addEventListener('abort', listener, { once: true });
		over = () => signal.removeEventListener('abort', listener);
	});
	return { signal, happened, over };
}
