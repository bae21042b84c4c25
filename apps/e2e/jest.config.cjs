module.exports = { displayName: 'e2e unit', preset: '../../jest.preset.cjs' };
