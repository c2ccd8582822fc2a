// Where one side may differ from fal's document, each with its reason and the date of the decision.

export interface Difference {
	side: 'node' | 'local fal';
	endpoints: RegExp;
	/** A field, or `video`, `picture` for the limits of files. */
	field: string;
	because: string;
	decided: string;
}

export const differences: readonly Difference[] = [
	{
		side: 'node',
		endpoints: /^fal-ai\/(wan|fast-animatediff)\//,
		field: 'seed',
		because: 'a seed below 0 is refused by some models; Wan 2.7 names the largest in its text only',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^fal-ai\/wan\/v2\.2-a14b\//,
		field: 'aspect_ratio',
		because: '"auto" is what fal takes where nothing is sent, and the form sends nothing for it',
		decided: '25 Nov 2026',
	},
];
