// The end-to-end tests leave no node of the registry out.
import { nodes } from '../../nodes/registry';
import { jobs } from './support/jobs';
import { formStates } from './support/states';

test('every node with models is filled in by hand', () => {
	const filledIn = ['Kling Edit', ...jobs.map(({ node }) => node)];
	const withModels = nodes.filter(({ menu }) => menu !== null);
	expect(filledIn).toEqual(withModels.map(({ displayName }) => displayName));
});

test('every node shows its form', () => {
	const types = formStates.map(([{ type }]) => type.replace('n8n-nodes-fal-video.', ''));
	const classNames = types.map((type) => type.charAt(0).toUpperCase() + type.slice(1));
	expect(classNames).toEqual(nodes.map(({ className }) => className));
});
