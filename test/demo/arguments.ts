/* eslint-disable @n8n/community-nodes/no-restricted-imports */
// What the demo was asked to do.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Wish {
	/** A clip of the user's own; null: the example's. */
	file: string | null;
	/** Buys at fal with FAL_KEY. */
	real: boolean;
	/** The local fal loses answers, says 503 and delays. */
	storm: boolean;
}

/** Throws a sentence for an unknown flag or a file that is not there. */
export function readArguments(args: string[]): Wish {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			real: { type: 'boolean', default: false },
			storm: { type: 'boolean', default: false },
		},
	});
	if (positionals.length > 1) throw new Error('The demo takes one clip: npm run demo -- my.mp4');
	if (values.real && values.storm) throw new Error('--storm is for the local fal, not for --real');
	const file = positionals.length === 1 ? resolve(positionals[0]) : null;
	if (file !== null && !existsSync(file)) throw new Error(`There is no file ${file}`);
	return { file, real: values.real, storm: values.storm };
}
