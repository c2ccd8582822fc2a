/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// `npm run docs`: writes the model table between its marks in the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { modelTable } from './modelTable';

const file = join(__dirname, '..', '..', 'README.md');
const BEGIN = '<!-- models: made by npm run docs -->';
const END = '<!-- end of models -->';

/** The README with today's table. Throws where its marks are gone. */
export function readmeWithTable(): { written: string; expected: string } {
	const written = readFileSync(file, 'utf8');
	const [before, rest] = written.split(BEGIN);
	const after = rest?.split(END)[1];
	if (after === undefined) throw new Error(`README.md lost its marks ${BEGIN} and ${END}`);
	return { written, expected: `${before}${BEGIN}\n${modelTable()}\n${END}${after}` };
}

if (require.main === module) writeFileSync(file, readmeWithTable().expected);
