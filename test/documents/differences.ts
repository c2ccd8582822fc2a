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
	{
		side: 'node',
		endpoints: /^decart\/lucy-/,
		field: 'resolution',
		because: 'its one value is what fal takes where nothing is sent',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^decart\/lucy-/,
		field: 'seed',
		because: 'a seed below 0 is refused by some models',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^luma\/agent\/ray\//,
		field: 'user',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^luma\/agent\/ray\//,
		field: 'auto_controls',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^luma\/agent\/ray\//,
		field: 'hdr',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^luma\/agent\/ray\//,
		field: 'exr_export',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^luma\/agent\/ray\//,
		field: 'keyframes',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^luma\/agent\/ray\//,
		field: 'keyframe_indexes',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
	{
		side: 'local fal',
		endpoints: /^luma\/agent\/ray\//,
		field: 'controls',
		because: 'an object of five parts, for which the short form of a document has no word',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^bytedance\/seedance-2\.5\//,
		field: 'video_urls',
		because: 'the form asks for the video; several go through Additional Input',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^bytedance\/seedance-2\.5\//,
		field: 'audio_urls',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^bytedance\/seedance-2\.5\//,
		field: 'end_user_id',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^bytedance\/seedance-2\.5\//,
		field: 'seed',
		because: 'a seed below 0 is refused by some models',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^alibaba\/wan-3\.0\//,
		field: 'prompt',
		because: 'fal asks for nothing at all; a person has to say what shall be made',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^alibaba\/wan-3\.0\//,
		field: 'reference_video_urls',
		because: 'the form asks for the video; several go through Additional Input',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^alibaba\/wan-3\.0\//,
		field: 'reference_audio_urls',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^alibaba\/wan-3\.0\//,
		field: 'file_url',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
	{
		side: 'node',
		endpoints: /^alibaba\/wan-3\.0\//,
		field: 'web_url',
		because: 'the form stays short; Additional Input takes it',
		decided: '25 Nov 2026',
	},
];
