const base = require('../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...base,
	rootDir: '../../..',
	testMatch: ['<rootDir>/test/e2e/older/*.e2e.ts'],
};
