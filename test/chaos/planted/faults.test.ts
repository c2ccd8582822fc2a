/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// The list of planted faults keeps up with the code; planting them takes minutes and is its own run.
import { join } from 'node:path';

import { rules } from '../chaos';
import { planted } from './copies';
import { plantedFaults } from './faults';

const project = join(__dirname, '..', '..', '..');

test.each(plantedFaults)('the code has the place where $name', async (fault) => {
	const code = await planted(project, fault);
	expect(code).toContain(fault.replacement);
});

test('each is to be found by rules that there are', () => {
	const known = [...Object.keys(rules), 'runEnds'];
	for (const fault of plantedFaults)
		expect(known).toEqual(expect.arrayContaining([...fault.rules]));
});
