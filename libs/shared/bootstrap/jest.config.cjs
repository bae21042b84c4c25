module.exports = { displayName: 'shared-bootstrap', preset: '../../../jest.preset.cjs' };
