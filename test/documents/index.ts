// All documents by endpoint, and the endpoints of which none was found.
import type { Document } from './document';
import { interpolate } from './interpolate';
import { klingEdit } from './klingEdit';
import { klingReference } from './klingReference';
import { soraRemix } from './soraRemix';
import { upscale } from './upscale';

export const documents: ReadonlyMap<string, Document> = new Map(
	[klingEdit, klingReference, soraRemix, upscale, interpolate].flatMap(Object.entries),
);

export const withoutDocument: Readonly<Record<string, string>> = {
	'fal-ai/sora/remix': 'never in the catalogue of fal',
	'fal-ai/sora-2/video-to-video/remix': 'shut down; the types of the client of Apr 2026',
	'fal-ai/video-upscaler': 'only the figures of a registry of 27 Aug 2026',
	'fal-ai/seedvr/upscale/video': 'only the types of the client and a list of 24 Sep 2026',
	'fal-ai/flashvsr/upscale/video': 'only the types of the client and a list of 24 Sep 2026',
	'fal-ai/topaz/upscale/video': 'no longer in the catalogue; the types of the client of Apr 2026',
	'fal-ai/topaz-video-ai': 'never in the catalogue of fal',
	'fal-ai/rife/video': 'only the figures of a registry of 27 Aug 2026',
	'fal-ai/film/video': 'only the figures of a registry of 27 Aug 2026',
	'fal-ai/amt-interpolation': 'only the figures of a registry of 27 Aug 2026',
	'fal-ai/frame-interpolation': 'never in the catalogue of fal',
};
