/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// What `npm start` and `npm run dev` were asked to do.
import { parseArgs } from 'node:util';

export interface Wish {
	/** Removes the installed n8n instead of starting it. */
	clean: boolean;
	/** The credential gets FAL_KEY. */
	real: boolean;
	/** Another n8n than the pinned one. */
	version: string | undefined;
}

/** Throws a sentence for an unknown flag or what cannot be a version. */
export function readArguments(args: string[]): Wish {
	const { values } = parseArgs({
		args,
		options: {
			clean: { type: 'boolean', default: false },
			n8n: { type: 'string' },
			real: { type: 'boolean', default: false },
		},
	});
	const { clean, n8n: version, real } = values;
	if (version !== undefined && !/^\d+\.\d+\.\d+$/.test(version)) {
		throw new Error(`--n8n takes a whole version, e.g. --n8n 2.20.12, not ${version}`);
	}
	return { clean, real, version };
}
