// Reads out of the chaos suite's report which rule broke, and for which story.

export interface Finding {
	/** The rule that the smallest story breaks first; null where the suite failed otherwise. */
	rule: string | null;
	/** How many stories were played until one broke it. */
	stories: number;
	path: string;
	/** Items and troubles of the smallest story. */
	items: number;
	troubles: number;
}

export function readReport(report: string): Finding {
	const [, rule = null] = /^\s*(?:Error: )?(\w+): /m.exec(after(report, 'Cause:')) ?? [];
	const [, stories = '0'] = /Property failed after (\d+) tests/.exec(report) ?? [];
	const [, path = ''] = /path: "([\d:]+)"/.exec(report) ?? [];
	const story = after(report, 'Counterexample: ');
	return { rule, stories: Number(stories), path, ...sizeOf(story) };
}

function after(report: string, mark: string): string {
	const at = report.indexOf(mark);
	return at === -1 ? '' : report.slice(at + mark.length);
}

function sizeOf(story: string): { items: number; troubles: number } {
	const [, items = ''] = /"items":\[([^\]]*)\]/.exec(story) ?? [];
	const [, troubles = ''] = /"troubles":\[([^\]]*)\]/.exec(story) ?? [];
	const count = (list: string, what: RegExp): number => list.match(what)?.length ?? 0;
	return { items: count(items, /"\w+"/g), troubles: count(troubles, /"fault"/g) };
}
