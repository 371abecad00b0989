package liquid

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// numberFilters compute as Ruby does: with floats as decimals, so that 0.1 and
// 0.2 are 0.3.
var numberFilters = map[string]filter{
	"plus":  operation(func(a, b decimal) *big.Rat { return new(big.Rat).Add(a.Rat, b.Rat) }),
	"minus": operation(func(a, b decimal) *big.Rat { return new(big.Rat).Sub(a.Rat, b.Rat) }),
	"times": operation(func(a, b decimal) *big.Rat { return new(big.Rat).Mul(a.Rat, b.Rat) }),
	"divided_by": operation(func(a, b decimal) *big.Rat {
		quotient := divided(a, b)
		if !a.isFloat && !b.isFloat {
			quotient.SetInt(floor(quotient))
		}
		return quotient
	}),
	"modulo": operation(func(a, b decimal) *big.Rat {
		whole := new(big.Rat).SetInt(floor(divided(a, b)))
		return whole.Sub(a.Rat, whole.Mul(whole, b.Rat))
	}),
	"at_least": bound(1),
	"at_most":  bound(-1),
	"abs":      onNumber(func(a decimal) decimal { return decimal{new(big.Rat).Abs(a.Rat), a.isFloat} }),
	"ceil":     onNumber(func(a decimal) decimal { return wholeDecimal(ceil(a.Rat)) }),
	"floor":    onNumber(func(a decimal) decimal { return wholeDecimal(floor(a.Rat)) }),
	"round":    {0, 1, round},
	"to_integer": {0, 0, func(_ *run, in any, _ []any) any {
		switch in := in.(type) {
		case bool:
			if in {
				return 1
			}
			return 0
		case float64:
			return int(in)
		}
		return leadingInt(toText(in))
	}},
}

// decimal is an exact number, and whether it is a float for Ruby.
type decimal struct {
	*big.Rat
	isFloat bool
}

var decimalText = regexp.MustCompile(`^-?\d+\.\d+$`)

// toDecimal is the number of a value, 0 if it is none.
func toDecimal(v any) decimal {
	switch v := v.(type) {
	case int:
		return decimal{new(big.Rat).SetInt64(int64(v)), false}
	case float64:
		if r, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'g', -1, 64)); ok {
			return decimal{r, true}
		}
	case string:
		if s := strings.Trim(v, trimmed); len(s) < maxNumber && decimalText.MatchString(s) {
			r, _ := new(big.Rat).SetString(s)
			return decimal{r, true}
		}
		n := new(big.Int)
		if s := leadingDigits(v); len(s) < maxNumber {
			n.SetString(s, 10)
		}
		return wholeDecimal(n)
	}
	return decimal{new(big.Rat), false}
}

func wholeDecimal(n *big.Int) decimal { return decimal{new(big.Rat).SetInt(n), false} }

// value is a number for Liquid. One that is too great for an int stays a text of
// its digits.
func (d decimal) value() any {
	if d.isFloat {
		f, _ := d.Float64()
		return f
	}
	n := floor(d.Rat)
	if n.IsInt64() {
		return int(n.Int64())
	}
	return n.String()
}

func floor(r *big.Rat) *big.Int {
	return new(big.Int).Div(r.Num(), r.Denom()) // The denominator is positive: this rounds down.
}

func ceil(r *big.Rat) *big.Int {
	n := floor(new(big.Rat).Neg(r))
	return n.Neg(n)
}

// maxDigits keeps numbers from growing without end.
const maxDigits = 10_000

func operation(f func(a, b decimal) *big.Rat) filter {
	return filter{1, 1, func(_ *run, in any, args []any) any {
		a, b := toDecimal(in), toDecimal(args[0])
		result := f(a, b)
		if result.Num().BitLen() > maxDigits {
			panic(failed("makes a number that is too great"))
		}
		return decimal{result, a.isFloat || b.isFloat}.value()
	}}
}

func divided(a, b decimal) *big.Rat {
	if b.Sign() == 0 {
		panic(failed("can't divide by 0"))
	}
	return new(big.Rat).Quo(a.Rat, b.Rat)
}

// bound makes a filter that takes the greater of two numbers, or the lesser.
func bound(sign int) filter {
	return filter{1, 1, func(_ *run, in any, args []any) any {
		a, b := toDecimal(in), toDecimal(args[0])
		if b.Cmp(a.Rat) == sign {
			a = b
		}
		return a.value()
	}}
}

func onNumber(f func(decimal) decimal) filter {
	return filter{0, 0, func(_ *run, in any, _ []any) any { return f(toDecimal(in)).value() }}
}

// round rounds halves away from 0.
func round(_ *run, in any, args []any) any {
	a := toDecimal(in)
	f, _ := toDecimal(argument(args, 0)).Float64()
	places := int(min(max(f, -300), 300))
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, -places))), nil))
	if places < 0 {
		scale.Inv(scale)
	}
	rounded, _ := new(big.Rat).SetString(new(big.Rat).Mul(a.Rat, scale).FloatString(0))
	return decimal{rounded.Quo(rounded, scale), a.isFloat && places > 0}.value()
}
