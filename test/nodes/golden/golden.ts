// What a golden body is: parameters as a workflow saves them, and the input fal must get for them.
import type { INodeParameters, INodeParameterResourceLocator } from 'n8n-workflow';

import type { JsonObject } from '../../emulator/types';

export interface GoldenBody {
	title: string;
	/** Document and lines, by the names of docs/specification.md; null where no document has one. */
	from: string | null;
	endpointId: string;
	/** As n8n saves the form: only what differs from a default. */
	parameters: INodeParameters;
	/** The example's input as it stands in the document; without one, the exact body. */
	input: JsonObject;
}

/** A link, as n8n saves it. */
export function link(url: string): INodeParameterResourceLocator {
	return { __rl: true, mode: 'url', value: url };
}

/** Stands for the variables of the documents' examples (sourceVideoUrl, noisyVideoUrl …). */
export const someVideo = 'https://example.com/video.mp4';
