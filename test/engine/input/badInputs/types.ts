// How a line of bad input is written, and the values that several lines share.
import type { INode } from 'n8n-workflow';

export interface BadInput {
	what: string;
	/** The node's name in the package. */
	node: string;
	parameters: INode['parameters'];
	/** The field as the form shows it. */
	field: string;
	message: string;
	/** Without its last sentence, "Nothing was bought." */
	hint?: string;
}

export const video_url = 'https://example.com/sea.mp4';
export const prompt = 'Make it summer';
export const noLink = 'It takes a public http(s) link to the file itself.';

export function png(name: string): string {
	return `https://example.com/${name}.png`;
}
